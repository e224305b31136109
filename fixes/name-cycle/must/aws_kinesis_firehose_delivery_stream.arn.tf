locals {
  value = "arn:${slot("partition")}:firehose:${slot("region")}:${slot("account")}:deliverystream/${slot("name")}"
}
