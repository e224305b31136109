resource "aws_kms_key" "records" {
  description = "For records"
}

resource "aws_healthlake_datastore" "records" {
  datastore_name         = "records_${terraform.workspace}"
  datastore_type_version = "R4"

  sse_configuration {
    kms_encryption_config {
      cmk_type   = "CUSTOMER_MANAGED_KMS_KEY"
      kms_key_id = aws_kms_key.records.arn
    }
  }

  preload_data_config = {
    preload_data_type = "SYNTHEA"
  }

  tags = {
    Team = "records"
  }
}

resource "aws_iotsitewise_asset_model" "pump" {
  name = "water pump"

  asset_model_property {
    name      = "speed"
    data_type = "DOUBLE"

    type {
      type_name = "Measurement"
    }
  }

  asset_model_property {
    name      = "serial"
    data_type = "STRING"

    type {
      type_name = "Attribute"

      attribute {
        default_value = "none"
      }
    }
  }
}

resource "aws_iotsitewise_asset" "pump" {
  count = 2

  name           = "pump-${count.index}"
  asset_model_id = aws_iotsitewise_asset_model.pump.id
}

resource "aws_forecast_dataset" "sales" {
  dataset_name   = "sales"
  dataset_type   = "TARGET_TIME_SERIES"
  domain         = "RETAIL"
  data_frequency = "D"

  schema = jsonencode({
    attributes = [
      { attribute_name = "item_id", attribute_type = "string" },
      { attribute_name = "demand", attribute_type = "float" },
    ]
  })
}

resource "aws_managedblockchain_member" "shop" {
  network_id = "n-ABCDEFGH"
}

resource "aws_arczonalshift_zonal_autoshift_configuration" "shop" {}

output "records" {
  value = {
    arn      = aws_healthlake_datastore.records.arn
    endpoint = aws_healthlake_datastore.records.datastore_endpoint
    model    = aws_iotsitewise_asset_model.pump.name
    pumps    = [aws_iotsitewise_asset.pump[0].asset_id, aws_iotsitewise_asset.pump[1].id]
  }
}
