// Delete the mentions of these articles; $ids: article ids
UNWIND $ids AS id MATCH (:Article {id: id})-[m:MENTIONS]->() DELETE m
