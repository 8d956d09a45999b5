// What a Swift program takes that only prints: the floor of every start.
print("hello")
