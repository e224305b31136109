locals {
  value = [slot("given"), slot("otherwise")][slot("given") == null ? 1 : 0]
}
