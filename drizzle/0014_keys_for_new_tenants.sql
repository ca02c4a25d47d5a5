-- An institution that is opened from the command line gets a key of its own, in the transaction that opens it.
GRANT INSERT ON api_keys TO zaguan_platform;
