locals {
  value = "arn:${slot("partition")}:codepipeline:${slot("region")}:${slot("account")}:${slot("name")}"
}
