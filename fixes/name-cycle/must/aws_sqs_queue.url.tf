locals {
  value = "https://sqs.${slot("region")}.amazonaws.com/${slot("account")}/${slot("name")}"
}
