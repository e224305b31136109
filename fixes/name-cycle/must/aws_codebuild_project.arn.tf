locals {
  value = "arn:${slot("partition")}:codebuild:${slot("region")}:${slot("account")}:project/${slot("name")}"
}
