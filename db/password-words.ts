/** The words and endings of which most passwords of Chinese typists are made: love, family, luck, places, the office, keys in a row. */

const love = `woaini aini woxiangni wohenaini woyeaini woxihuanni woaiwojia woaiwo woai aiwo xiangni xihuanni nishiwode
wodeai qinaide iloveyou iloveu loveyou lovely ilove love lover forever kiss baobao baobei laopo laogong laogonglaopo mylove
wojiushiwo woshiwo woshishui woshini nizhidao buzhidao bugaosuni wangji wangjile suibian suibianba meiyoumima`;

const family = `mama baba yeye nainai jiejie meimei gege didi erzi nver haizi jiaren laoma laoba woaimama woaibaba woaijia
woaizuguo woaizhongguo woaibeijing woaigongzuo woaixuexi woaishenghuo`;

const luck = `facai gongxifacai fafafa xingfu kuaile pingan jiankang shunli ruyi jixiang haoyun xingyun fugui wangwang
tiantian meili tianshi gongzhu wangzi lucky happy sunny angel princess prince`;

const asks = `password passw passwd passwords pass pwd mima wodemima mimashi kaimen login letmein welcome changeme default secret
unknown nothing whatever hello hi nihao nihaoma helloworld test testing demo temp user guest admin administrator manager
system server service root super superman master boss default public office work working company computer diannao xitong
guanli guanliyuan gongsi internet network www http windows word excel wps data database`;

const street = `shequ shequban shequgongzuo jiedao jiedaoban jiedaobanshichu banshichu juweihui juwei weihui cunwei dangjian
dangwu dangyuan dangzhibu dangwei zhibu shuji zhuren minzheng shegong zuzhibu zuzhi renshe rensheju renshi caiwu bangong
bangongshi danwei gongzuo zhengfu wangge wanggeyuan wanggezhang zonghe zongzhi xinfang xuanchuan tongji taizhang huamingce
kaohe fuwu qunzhong renmin gongwuyuan baoan wuye jiedaobgs dzz zzb ddb`;

const surnames = `wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang
feng yu dong xiao cheng cao yuan deng fu shen zeng peng lv su lu jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren
fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian yin yi chang
wen xiaoming xiaohong xiaoli xiaowang xiaozhang xiaoliu wangwei wangfang wangjing wangli wangyan wangqiang wangjun wanglei
lina liwei lijing liming lijuan liqiang lijun liyan zhangwei zhangmin zhangli zhangjie zhangjing zhangyan zhanglei zhangqiang
liuwei liujie liuyang liuyan chenjing chenwei chenjie yangyang yangli zhaomin huangwei zhoujie wujing xujing sunli`;

const places = `zhongguo zhonghua china beijing shanghai guangzhou shenzhen tianjin chongqing chengdu wuhan nanjing hangzhou xian
zhengzhou changsha jinan qingdao dalian shenyang haerbin changchun hefei suzhou ningbo wuxi xiamen fuzhou nanchang nanning
guiyang kunming lanzhou taiyuan shijiazhuang urumqi wulumuqi haikou hebei henan hubei hunan shandong shanxi shaanxi sichuan
jiangsu zhejiang anhui fujian jiangxi guangdong guangxi yunnan guizhou liaoning jilin heilongjiang gansu hainan dongguan foshan`;

const brands = `qq weixin wechat alipay zhifubao taobao baidu tencent huawei xiaomi lenovo apple iphone oppo vivo honor samsung
google microsoft sina sohu netease wangyi douyin kuaishou jingdong`;

const others = `sunshine dragon tiger monkey panda shadow flower butterfly football basketball baseball soccer music summer spring
autumn winter monday sunday family friend freedom money power king queen babyboy babygirl baby sweet sweety cookie chocolate
michael jordan kobe james messi batman naruto pikachu pokemon starwars killer hunter ranger soldier matrix ninja`;

const keys = `qwe qwer qwert qwerty qwertyu qwertyuiop asd asdf asdfg asdfgh asdfghjkl zxc zxcv zxcvb zxcvbn zxcvbnm qaz wsx edc
qazwsx wsxedc qazwsxedc qweasd qweasdzxc asdzxc asdqwe zxcasd zaq xsw zaqxsw plm okn plmokn poiuy lkjhg mnbvc abc abcd abcde
abcdef abcdefg xyz wasd aabb aabbcc abab asas qwqw qq qaq 1q2w 1q2w3e 1q2w3e4r 1qaz 2wsx 1qaz2wsx q1w2 q1w2e3 q1w2e3r4 1a2b
1a2b3c a1b2 a1b2c3 q1 w2`;

const chinese = `密码 我的密码 口令 我爱你 爱你 老婆 老公 宝宝 宝贝 妈妈 爸爸 你好 中国 社区 街道 街道办 办事处 居委会 办公室 管理员 经办人 党建 网格
民政 组织部 人社 台账 单位 工作 电脑 测试 用户`;

/** One letter alone or up to four times, as in a123456, aa123456, zzz888, wwww1234. */
const letters = [...'abcdefghijklmnopqrstuvwxyz'].flatMap((letter) =>
  [1, 2, 3, 4].map((times) => letter.repeat(times)),
);

const wordsIn = (...texts: readonly string[]): readonly string[] => texts.flatMap((text) => text.trim().split(/\s+/u));

/** Words that everybody uses, lower case. */
export const passwordWords: ReadonlySet<string> = new Set([
  ...wordsIn(love, family, luck, asks, street, surnames, places, brands, others, keys, chinese),
  ...letters,
]);

const numbers = `0 1 2 3 5 6 7 8 9 00 01 02 03 007 001 10 11 12 13 22 33 55 66 77 88 99 100 101 110 119 120 121 123 1234 12345 123456
1234567 12345678 123456789 1234567890 0123 01234 012345 0123456789 321 4321 54321 654321 7654321 87654321 987654321 234 2345 345
456 4567 456789 567 5678 678 6789 789 78910 147 258 369 147258 258369 147258369 147369 159 357 159357 159753 357159 741 852 963
741852 852963 741852963 789456 456123 789456123 321654 123654 123789 123456a 123a 123abc 123qwe 112 113 211 985 112233 11223344
1122334455 223344 332211 445566 778899 121212 131313 123123 123123123 123321 1234321 12344321 123412 12341234 1231234 456456
789789 135 246 135790 246810 13579 24680 1357 2468 010 020 021 0755 0571 028 027 025 029`;

const lucky = `520 521 1314 520520 521521 5201314 5211314 1314520 1314521 5201314520 13145200 52013 201314 2013 530 5120 530530
666 888 999 6666 8888 9999 66666 88888 99999 666666 888888 999999 66668888 88886666 168 1688 16888 518 5188 618 818 918 1818
8118 668 886 889 998 168168 518518 888666 666888 000 111 222 333 444 555 777 0000 1111 2222 3333 4444 5555 7777 00000 11111
000000 111111 222222 333333 555555 777777 11111111 88888888 66666666 00000000 1024 2048 4096 110110 119119 120120 100200 10086
10010 10000 9527 250 38 438 555666 999888 1688888 1234567a 0001 0101 1001 1010`;

const tails = `a b c q w x z aa ab abc abcd qq qwe qwer asd zxc zzz xxx www com cn net org co my me you ya ye la de ge xx yy zz love
baby ok vip admin test pass mima web pc qqcom 163com 126com gmailcom`;

/** What everybody hangs on a word or puts before it; years and days are judged by their form. */
export const passwordEndings: ReadonlySet<string> = new Set(wordsIn(numbers, lucky, tails));
