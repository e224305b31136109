locals {
  user_data = "echo \${HOME} \'x\' C:\\temp"
  pattern   = regex("^[a-z]+\.[a-z]{2,}\s*$", "a.bc")
}
