resource "aws_iam_role" "host" {
  name               = "orders-host"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
