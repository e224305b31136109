variable "dr_region" {
  type    = string
  default = "us-west-1"
}

resource "aws_sns_topic" "near" {
  provider = aws.primary
  name     = "near"
}

resource "aws_sns_topic" "far" {
  provider = aws.dr
  name     = "far"
}
