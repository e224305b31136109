locals {
  value = "arn:${slot("partition")}:iam::${slot("account")}:role/${slot("name")}"
}
