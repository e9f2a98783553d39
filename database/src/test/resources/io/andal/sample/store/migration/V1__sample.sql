CREATE TABLE sample (id ${id}, name TEXT NOT NULL, body ${bytes}, weight ${double});
