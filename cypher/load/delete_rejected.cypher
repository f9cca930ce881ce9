// Delete the rejected claims of these articles; $ids: article ids
UNWIND $ids AS id MATCH (:Article {id: id})-[r:REJECTED_CLAIM]->() DELETE r
