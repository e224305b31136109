resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "shop"
  task_definition = "web:1"
  desired_count   = 2

  # Twice the tasks while a new version comes up.
  deployment_configuration {
    maximum_percent         = 200
    minimum_healthy_percent = 100

    # Back to the last good one.
    deployment_circuit_breaker {
      enable   = true
      rollback = true
    }
  }

  tags = {
    Name = "web"
  }
}

resource "aws_instance" "build" {
  ami                  = "ami-0123456789abcdef0"
  instance_type        = "c6i.2xlarge"
  cpu_core_count       = 2
  cpu_threads_per_core = 1

  tags = {
    Name = "build"
  }
}

resource "aws_cloudwatch_event_target" "report" {
  rule = "nightly"
  arn  = "arn:aws:lambda:eu-west-1:123456789012:function:report"

  retry_policy {
    maximum_event_age      = 3600
    maximum_retry_attempts = 2
  }
}

resource "aws_dynamodb_table" "orders" {
  name                = "orders"
  hash_key            = "id"
  billing_mode        = "PAY_PER_REQUEST"
  deletion_protection = true

  attribute {
    name = "id"
    type = "S"
  }

  server_side_encryption {
    enabled    = true
    kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/example"
  }
}

resource "aws_config_configuration_recorder" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/config"

  recording_group {
    all_supported            = true
    include_global_resources = true
  }
}
