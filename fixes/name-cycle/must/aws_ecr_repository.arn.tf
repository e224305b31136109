locals {
  value = "arn:${slot("partition")}:ecr:${slot("region")}:${slot("account")}:repository/${slot("name")}"
}
