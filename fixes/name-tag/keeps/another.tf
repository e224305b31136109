resource "aws_lambda_function_url" "main" {
  name               = "main"
  authorization_type = "NONE"
}
