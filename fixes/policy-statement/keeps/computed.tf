variable "who" {
  type    = map(string)
  default = {}
}

data "aws_iam_policy_document" "computed" {
  statement {
    actions    = ["s3:PutObject"]
    resources  = ["*"]
    principals = var.who
  }
}

data "aws_iam_policy_document" "other" {
  statement {
    actions    = ["s3:PutObject"]
    resources  = ["*"]
    principals = { Team = "platform" }
  }
}
