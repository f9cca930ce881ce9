// The indexes that the store has, those of constraints too
SHOW INDEXES YIELD type, labelsOrTypes, properties, state RETURN type, labelsOrTypes, properties, state
