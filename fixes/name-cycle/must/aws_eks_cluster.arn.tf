locals {
  value = "arn:${slot("partition")}:eks:${slot("region")}:${slot("account")}:cluster/${slot("name")}"
}
