resource "aws_vpc_endpoint" "secrets" {
  vpc_id       = "vpc-1"
  service_name = "com.amazonaws.eu-west-1.secretsmanager"
  policy       = data.aws_iam_policy_document.secrets.json

  tags = {
    Name = "secrets"
  }
}

data "aws_iam_policy_document" "secrets" {
  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "aws:SourceVpce"
      values   = [aws_vpc_endpoint.secrets.id]
    }
  }
}
