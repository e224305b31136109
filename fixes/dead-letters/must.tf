resource "aws_lambda_function_event_invoke_config" "this" {
  function_name          = this.function_name
  maximum_retry_attempts = 2

  destination_config {
    on_failure {
      destination = slot.dead_letter_queue.arn
    }
  }
}
