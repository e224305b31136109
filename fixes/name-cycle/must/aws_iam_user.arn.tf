locals {
  value = "arn:${slot("partition")}:iam::${slot("account")}:user/${slot("name")}"
}
