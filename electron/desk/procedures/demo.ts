/** 演示数据: an invented office in an empty book, marked as such and taken out again in one click. */
import { setImmediate } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { chosenOthers, demoTraces, planRemoval, removeDemo } from '../../../db/demo-removal.ts';
import { registerOf, today } from '../../../db/ledger.ts';
import { labelsOf } from '../../../db/labels.ts';
import { type Edit, writeChange } from '../../../db/records.ts';
import { prepared } from '../../../db/statements.ts';
import { demoOffice } from '../../demo/demo-office.ts';
import { demoLogin, demoSeed } from '../../demo/demo-login.ts';
