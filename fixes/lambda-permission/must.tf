resource "aws_lambda_permission" "this" {
  statement_id  = slot("sid")
  action        = "lambda:InvokeFunction"
  function_name = this.function_name
  principal     = slot("service")
  source_arn    = slot("source")
}
