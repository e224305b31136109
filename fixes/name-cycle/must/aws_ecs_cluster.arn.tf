locals {
  value = "arn:${slot("partition")}:ecs:${slot("region")}:${slot("account")}:cluster/${slot("name")}"
}
