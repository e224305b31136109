data "aws_arn" "this" {
  arn = "arn:${slot("partition")}:${slot("service")}:${slot("region")}:${slot("account")}:${slot("resource")}"
}
