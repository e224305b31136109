locals {
  value = "arn:${slot("partition")}:sns:${slot("region")}:${slot("account")}:${slot("name")}"
}
