"""Drawing mutations: commands, the policies that choose them, and several in a row under a limit."""
