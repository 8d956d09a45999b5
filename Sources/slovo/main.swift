Slovo.run()
