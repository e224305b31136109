resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = "orders-logs"

  dynamic "rule" {
    for_each = { app = [30, 90] }
    iterator = one

    content {
      id     = each.key
      status = "Enabled"

      filter {
        prefix = "${one.key}/"
      }

      dynamic "transition" {
        for_each = one.value

        content {
          days          = item.value
          storage_class = transition.value > 60 ? "GLACIER" : "STANDARD_IA"
        }
      }
    }
  }
}
