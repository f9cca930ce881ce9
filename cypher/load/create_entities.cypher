// New entities of one label, put in place of <label>: created with all labels at once; $rows: properties
UNWIND $rows AS r CREATE (n:Entity:<label>) SET n = r RETURN count(n) AS count
