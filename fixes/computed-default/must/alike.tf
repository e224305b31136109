locals {
  value = slot("given") == null ? slot("otherwise") : slot("given")
}
