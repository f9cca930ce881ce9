// Articles are no copies any more; $ids: article ids
UNWIND $ids AS id MATCH (:Article {id: id})-[c:COPY_OF]->() DELETE c
