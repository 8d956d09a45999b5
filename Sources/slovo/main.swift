print("slovo")
