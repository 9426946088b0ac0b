-- 岗位等级: when a rise was made public, and when and under which number it was filed with the county.
ALTER TABLE grades ADD COLUMN publicised_from TEXT;
ALTER TABLE grades ADD COLUMN publicised_to TEXT;
ALTER TABLE grades ADD COLUMN filed_on TEXT;
ALTER TABLE grades ADD COLUMN filing_number TEXT;
