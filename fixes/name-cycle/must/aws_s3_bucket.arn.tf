locals {
  value = "arn:${slot("partition")}:s3:::${slot("name")}"
}
