resource "aws_lambda_function_event_invoke_config" "this" {
  function_name = this.function_name
}
