// Give entities the label put in place of <label>; $ids: entity ids
UNWIND $ids AS id MATCH (n:Entity {id: id}) SET n:<label> RETURN count(n) AS count
