resource "aws_s3_bucket_notification" "uploads" {
  bucket = slot.app_bucket.id

  lambda_function {
    lambda_function_arn = slot.function.arn
    events              = ["s3:ObjectCreated:*"]
  }

  depends_on = [aws_lambda_permission.uploads]
}

resource "aws_lambda_permission" "uploads" {
  statement_id  = "AllowBucket"
  action        = "lambda:InvokeFunction"
  function_name = slot.function.function_name
  principal     = "s3.amazonaws.com"
  source_arn    = slot.app_bucket.arn
}
