locals {
  value = "arn:${slot("partition")}:sqs:${slot("region")}:${slot("account")}:${slot("name")}"
}
