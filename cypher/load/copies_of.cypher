// The copies of some articles; $ids: article ids
UNWIND $ids AS id MATCH (c:Article)-[:COPY_OF]->(:Article {id: id}) RETURN DISTINCT c.id AS id
