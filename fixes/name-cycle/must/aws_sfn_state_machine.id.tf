locals {
  value = "arn:${slot("partition")}:states:${slot("region")}:${slot("account")}:stateMachine:${slot("name")}"
}
