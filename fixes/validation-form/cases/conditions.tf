variable "environment" {
  type    = string
  default = "dev"

  validation {
    condition = contains(["dev", "prod"], var.environment)
  }
}

resource "aws_sqs_queue" "orders" {
  name = "orders-${var.environment}"

  lifecycle {
    precondition {
      condition = var.environment != "test"
    }
  }
}
