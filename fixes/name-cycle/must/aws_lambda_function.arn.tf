locals {
  value = "arn:${slot("partition")}:lambda:${slot("region")}:${slot("account")}:function:${slot("name")}"
}
