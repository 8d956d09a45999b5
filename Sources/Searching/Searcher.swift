/// Way out
