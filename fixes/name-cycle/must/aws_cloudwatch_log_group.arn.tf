locals {
  value = "arn:${slot("partition")}:logs:${slot("region")}:${slot("account")}:log-group:${slot("name")}"
}
