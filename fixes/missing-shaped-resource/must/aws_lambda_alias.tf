resource "aws_lambda_alias" "this" {
  name             = slot("own_name")
  function_name    = slot("only", "aws_lambda_function").function_name
  function_version = slot("only", "aws_lambda_function").version
}
