locals {
  value = "arn:${slot("partition")}:kinesis:${slot("region")}:${slot("account")}:stream/${slot("name")}"
}
