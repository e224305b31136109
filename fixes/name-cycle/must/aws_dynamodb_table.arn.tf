locals {
  value = "arn:${slot("partition")}:dynamodb:${slot("region")}:${slot("account")}:table/${slot("name")}"
}
