/// Way in
