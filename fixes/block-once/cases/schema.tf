resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"

  metadata_options {
    http_tokens = "required"
  }

  root_block_device {
    encrypted = true
  }

  # Hops of a container.
  metadata_options {
    http_put_response_hop_limit = 2
  }

  timeouts {
    create = "10m"
  }

  timeouts {
    create = "10m"
    delete = "20m"
  }
}
