data "aws_iam_role" "shared" {
  name = "shared"
}

resource "aws_config_configuration_recorder" "main" {
  role_arn = data.aws_iam_role.shared.arn
}
